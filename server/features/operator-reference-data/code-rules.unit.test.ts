import { describe, expect, it } from 'vitest'
import { newResourceType } from '#contract/reference-data.ts'
import { collisionOf, type KnownType } from './code-rules.ts'

const type = (code: string, more: Partial<KnownType> = {}): KnownType => ({
  code,
  label: code.toUpperCase(),
  isActive: true,
  isBuiltin: false,
  actions: ['list', 'read'],
  ...more,
})
const known = [
  type('tenant.settings', { isBuiltin: true, actions: ['view'] }),
  type('orders', { isBuiltin: true, isActive: false, actions: ['view'] }),
  type('projects', { isActive: false }),
  type('plans.parts'),
]
const collision = (code: string, actions = ['create']) => collisionOf(code, actions, known)

describe('the code of a resource type', () => {
  it.each(['tickets', 'projectsx', 'projects.tasks', 'plans', 'ticket_list', 'a.b.c'])('may be %s', (code) => {
    expect(collision(code)).toBeUndefined()
  })

  it.each([
    ['orders', '“ORDERS” (orders, built in, inactive) has this code.'],
    ['Orders', '“ORDERS” (orders, built in, inactive) has this code.'],
    ['PROJECTS', '“PROJECTS” (projects, inactive) has this code.'],
    [
      'tenant',
      'Codes beginning with tenant belong to the built-in catalogue: “TENANT.SETTINGS” (tenant.settings, built in).',
    ],
    [
      'tenant.more',
      'Codes beginning with tenant belong to the built-in catalogue: “TENANT.SETTINGS” (tenant.settings, built in).',
    ],
    [
      'orders.view',
      'Codes beginning with orders belong to the built-in catalogue: “ORDERS” (orders, built in, inactive).',
    ],
    ['plans.parts.read', '“PLANS.PARTS” (plans.parts) has a permission of this name.'],
    ['all', 'all is a reserved word.'],
    ['my.superadmin', 'superadmin is a reserved word.'],
    ['constructor', 'constructor is a reserved word.'],
  ])('may not be %s, and the refusal names what is in the way', (code, words) => {
    expect(collision(code)).toBe(words)
  })

  it('may not make a permission that reads like another type', () => {
    expect(collision('plans', ['parts'])).toBe(
      'One of its permissions would have the code of “PLANS.PARTS” (plans.parts).',
    )
  })

  it('is stored in lower case and takes no pattern, space or other sign', () => {
    const parse = (code: string) => newResourceType.safeParse({ code, label: 'Label', category: 'Own things' })
    expect(parse(' Tickets ').data).toMatchObject({
      code: 'tickets',
      category: 'OWN THINGS',
      actions: ['create', 'list', 'read', 'update', 'delete'],
    })
    for (const code of [
      '',
      '*',
      'a.*',
      'a b',
      '1a',
      'a..b',
      '.a',
      'a.',
      'a-b',
      'ä',
      '__proto__',
      'a/b',
      'x'.repeat(61),
    ])
      expect(parse(code).success).toBe(false)
  })
})
