import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { sendTestMail } from './send-test-mail.ts'
import { changeSettings, getSettings } from './settings.ts'

export const operatorSettingsRoutes = [
  serve(contract.getSettings, getSettings),
  serve(contract.changeSettings, changeSettings),
  serve(contract.sendTestMail, sendTestMail),
]
