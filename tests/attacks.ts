import type { Attack } from './attacks/attack.ts'
import { byNeighbors } from './attacks/by-neighbors.ts'
import { byStrangers } from './attacks/by-strangers.ts'
import { byTheUnproven } from './attacks/by-the-unproven.ts'
import { malformedRequests } from './attacks/malformed-requests.ts'

export const attacks: readonly Attack[] = [...byStrangers, ...byNeighbors, ...malformedRequests, ...byTheUnproven]
