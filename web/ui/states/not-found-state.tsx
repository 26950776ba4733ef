import { Compass } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { Link } from '../link.tsx'
import { StateFrame } from './state-frame.tsx'

export function NotFoundState({ homeHref = '/' }: { homeHref?: string | undefined }) {
  const { states } = useTexts().ui
  const home = (
    <Button asChild>
      <Link href={homeHref}>{states.home}</Link>
    </Button>
  )
  return (
    <StateFrame Icon={Compass} title={states.notFoundTitle} actions={home}>
      {states.notFoundBody}
    </StateFrame>
  )
}
