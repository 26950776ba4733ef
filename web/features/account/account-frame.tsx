import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ArrowLeft, Building2, KeyRound, MonitorSmartphone, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { accountTenantsQuery } from '#web/api/account.ts'
import { whoQuery } from '#web/api/context.ts'
import { productName } from '#web/api/naming.ts'
import { AppFrame } from '#web/components/frame/app-frame.tsx'
import { PersonMenu } from '#web/components/frame/person-menu.tsx'
import { signOutOrSay } from '#web/components/sign-out-or-say.ts'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'

/** Around the person's own pages, which belong to no organization. While a new password is owed there is only that. */
export function AccountFrame({ children }: { children: ReactNode }) {
  const texts = useAccountTexts()
  const { signOut } = useTenantTexts().context
  const { history } = useRouter()
  const { user, mustChangePassword } = useSuspenseQuery(whoQuery()).data
  const { home, isKnown } = useHome(mustChangePassword)
  const pages = [
    { label: texts.pages.profile, href: '/settings', Icon: UserRound, exact: true },
    { label: texts.pages.security, href: '/settings/security', Icon: KeyRound },
    { label: texts.pages.sessions, href: '/settings/sessions', Icon: MonitorSmartphone },
    { label: texts.pages.organizations, href: '/settings/organizations', Icon: Building2 },
  ].filter(({ href }) => !mustChangePassword || href === '/settings/security')
  const back = home
    ? { label: texts.back(home.name), href: `/o/${home.slug}` }
    : { label: texts.start, href: startPage() }
  const items = pages.map(({ label, href, Icon }) => ({
    id: href,
    label,
    icon: <Icon aria-hidden />,
    onSelect: () => history.push(href),
  }))
  const { name, email, avatarUrl } = user
  return (
    <AppFrame
      home={{ href: isKnown ? back.href : '/settings', name: productName() }}
      sections={[{ items: isKnown ? [{ ...back, Icon: ArrowLeft }] : [] }, { label: texts.title, items: pages }]}
      person={
        <PersonMenu
          person={{ name: name || email, email, imageUrl: avatarUrl }}
          sections={[{ items: [{ label: signOut, onSelect: signOutOrSay }] }]}
        />
      }
      palette={{ groups: [{ heading: texts.title, items }] }}
    >
      {children}
    </AppFrame>
  )
}

/** The organization last worked in. Not known before the answer, nor while a new password is owed. */
function useHome(mustChangePassword: boolean) {
  const { data } = useQuery({ ...accountTenantsQuery(), enabled: !mustChangePassword })
  const open = data?.items.filter(({ status }) => status === 'active') ?? []
  const [home] = [...open].sort((one, other) => (other.lastActiveAt ?? '').localeCompare(one.lastActiveAt ?? ''))
  return { home, isKnown: data !== undefined }
}

/** With host, so that the page is loaded anew: only the server knows where somebody without an organization starts. */
const startPage = () => `${location.origin}/dashboard`
