import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { changeProfile, type Profile, profileChange } from '#contract/account.ts'
import { profileQuery } from '#web/api/account.ts'
import { call } from '#web/api/call.ts'
import { Day } from '#web/components/day.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { AccountPage } from './account-page.tsx'
import { LanguageCard } from './language-card.tsx'

const picture = profileChange.shape.avatarUrl.unwrap().unwrap()
const shape = z.object({
  name: profileChange.shape.name.unwrap(),
  avatarUrl: z.preprocess((text) => (text === '' ? null : text), picture.nullable()),
})

export function ProfileScreen() {
  const texts = useAccountTexts().profile
  return (
    <AccountPage title={texts.title} description={texts.description} answer={useQuery(profileQuery())}>
      {(profile) => (
        <div className="space-y-5">
          <ProfileForm profile={profile} />
          <LanguageCard />
        </div>
      )}
    </AccountPage>
  )
}

function ProfileForm({ profile }: { profile: Profile }) {
  const texts = useAccountTexts().profile
  const client = useQueryClient()
  const form = useShapeForm({ shape, initial: { name: profile.name, avatarUrl: profile.avatarUrl ?? '' } })
  const save = async (values: z.output<typeof shape>) => {
    client.setQueryData(profileQuery().queryKey, await call(changeProfile, values))
    // The name stands in the frame and in every organization.
    void client.invalidateQueries()
    toast({ tone: 'success', text: texts.saved })
  }
  return (
    <Card>
      <div className="mb-5 flex items-center gap-3 border-line border-b pb-5">
        <Avatar size="lg" name={profile.name || profile.email} imageUrl={profile.avatarUrl} />
        <div className="min-w-0">
          <p className="truncate font-medium">{profile.email}</p>
          <p className="text-muted text-sm">{texts.emailHelp}</p>
          <p className="text-muted text-sm">
            {texts.since} <Day value={profile.createdAt} />
          </p>
        </div>
      </div>
      <Form form={form} onSubmit={save} submitLabel={texts.save}>
        <TextField name="name" label={texts.name} autoComplete="name" />
        <TextField
          name="avatarUrl"
          label={texts.picture}
          help={texts.pictureHelp}
          type="url"
          placeholder="https://"
          optional
        />
      </Form>
    </Card>
  )
}
