import type { OperatedUser } from '#contract/operator-users.ts'

export const userName = (user: Pick<OperatedUser, 'name' | 'email'>) => user.name || user.email
