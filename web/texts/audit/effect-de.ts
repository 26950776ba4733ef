import type { EffectTexts } from './effect-en.ts'

export const effectDe: EffectTexts = {
  title: 'Wer was gewonnen und verloren hat',
  members: (count) => `${count} ${count === 1 ? 'Mitglied war' : 'Mitglieder waren'} betroffen.`,
  invitations: (count) =>
    `${count} offene ${count === 1 ? 'Einladung bot' : 'Einladungen boten'} von da an etwas anderes an.`,
  gaining: (count) => `${count} ${count === 1 ? 'Mitglied gewann' : 'Mitglieder gewannen'}`,
  losing: (count) => `${count} ${count === 1 ? 'Mitglied verlor' : 'Mitglieder verloren'}`,
  gained: 'gewonnen:',
  lost: 'verloren:',
  more: (count) => `und ${count} weitere`,
}
