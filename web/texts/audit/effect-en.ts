/** What a change of a role or group meant for people, as the trail keeps it. */
export const effectEn = {
  title: 'Who gained and who lost what',
  members: (count: number) => `${count} ${count === 1 ? 'member was' : 'members were'} affected.`,
  invitations: (count: number) =>
    `${count} pending ${count === 1 ? 'invitation offered' : 'invitations offered'} something else from then on.`,
  gaining: (count: number) => `${count} ${count === 1 ? 'member' : 'members'} gained`,
  losing: (count: number) => `${count} ${count === 1 ? 'member' : 'members'} lost`,
  gained: 'gained',
  lost: 'lost',
  more: (count: number) => `and ${count} more`,
}

export type EffectTexts = typeof effectEn
