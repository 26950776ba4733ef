import { chooseLanguage } from '#web/api/choose-language.ts'
import { currentSpeech, type Language, languages } from '#web/texts/speech.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { DropdownMenu, type MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'

export interface PersonMenuProps {
  person: { name: string; email: string; imageUrl?: string | null | undefined }
  /** The person's pages and, last, signing out. */
  sections: readonly MenuSection[]
}

export function PersonMenu({ person, sections }: PersonMenuProps) {
  const texts = useTexts().ui
  const spoken = currentSpeech().language
  const language = {
    label: texts.frame.language,
    items: Object.entries(languages).map(([code, label]) => ({
      label,
      checked: code === spoken,
      // What cannot be kept holds on this page all the same.
      onSelect: () => void chooseLanguage(code as Language).catch(() => {}),
    })),
  }
  const trigger = (
    <button
      type="button"
      aria-label={`${texts.person.menu}: ${person.name}`}
      className="ml-1 rounded-full ring-line-strong transition-shadow hover:ring-4 data-[state=open]:ring-4"
    >
      <Avatar name={person.name} imageUrl={person.imageUrl} size="md" />
    </button>
  )
  const header = (
    <>
      <p className="truncate font-medium">{person.name}</p>
      <p className="truncate text-muted text-sm">{person.email}</p>
    </>
  )
  return (
    <DropdownMenu
      trigger={trigger}
      header={header}
      sections={[...sections.slice(0, -1), language, ...sections.slice(-1)]}
    />
  )
}
