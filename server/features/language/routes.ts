import * as contract from '#contract/language.ts'
import { serve } from '../../http/serve.ts'
import { getLanguage, setLanguage } from './own-language.ts'

export const languageRoutes = [serve(contract.getLanguage, getLanguage), serve(contract.setLanguage, setLanguage)]
