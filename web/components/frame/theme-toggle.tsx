import { Monitor, Moon, Sun } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { DropdownMenu } from '#web/ui/overlay/dropdown-menu.tsx'
import { changeTheme, themes, useTheme } from '#web/ui/theme/theme.ts'

const icons = { light: Sun, dark: Moon, system: Monitor }

export function ThemeToggle() {
  const { frame } = useTexts().ui
  const chosen = useTheme()
  const Icon = icons[chosen]
  const items = themes.map((theme) => {
    const ItemIcon = icons[theme]
    return {
      label: frame.themes[theme],
      icon: <ItemIcon aria-hidden />,
      checked: theme === chosen,
      onSelect: () => changeTheme(theme),
    }
  })
  const trigger = (
    <Button variant="ghost" size="icon" aria-label={`${frame.theme}: ${frame.themes[chosen]}`}>
      <Icon aria-hidden />
    </Button>
  )
  return <DropdownMenu trigger={trigger} sections={[{ label: frame.theme, items }]} />
}
