import type { TenantRead, TenantScope } from './tenant.ts'

/** The door of an endpoint, to be opened as often as the use case needs it: each time anew, with all its checks. */
export type Doors<Read, Write> = {
  read<T>(work: (scope: Read) => Promise<T>): Promise<T>
  /**
   * One part of the work, in a transaction of its own. Repeated with the same Idempotency-Key it has its first answer.
   *
   * @param name tells the parts of one request apart
   */
  part<T>(name: string, work: (scope: Write) => Promise<T>): Promise<T>
}

export type TenantDoors = Doors<TenantRead, TenantScope>
