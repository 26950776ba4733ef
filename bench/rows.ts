import type { Row } from './row.ts'
import { bulkInvite } from './rows/bulk-invite.ts'
import { coldStart } from './rows/cold-start.ts'
import { createOrganization } from './rows/create-organization.ts'
import { invite } from './rows/invite.ts'
import { listPeople } from './rows/list-people.ts'
import { liveUpdate } from './rows/live-update.ts'
import { matrix } from './rows/matrix.ts'
import { memory } from './rows/memory.ts'
import { permission } from './rows/permission.ts'
import { permissionCheck } from './rows/permission-check.ts'
import { scriptSize } from './rows/script-size.ts'
import { session } from './rows/session.ts'
import { signIn } from './rows/sign-in.ts'
import { teamAtScale } from './rows/team-at-scale.ts'
import { userSearch } from './rows/user-search.ts'

/** Everything that is measured, in the order of the report. */
export const rows: readonly Row[] = [
  session,
  permission,
  permissionCheck,
  listPeople,
  createOrganization,
  invite,
  bulkInvite,
  teamAtScale,
  userSearch,
  signIn,
  coldStart,
  memory,
  scriptSize,
  liveUpdate,
  matrix,
]
