import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'

export function NewerNotice({ onLoad }: { onLoad: () => void }) {
  const texts = useSettingsTexts()
  return (
    <Notice
      tone="warning"
      actions={
        <Button size="sm" onClick={onLoad}>
          {texts.newerLoad}
        </Button>
      }
    >
      {texts.newer}
    </Notice>
  )
}
