import { tmpdir } from 'node:os'
import { ConfigError } from './config.ts'

/** What the system said of the data folder, as a sentence on DATA_DIR where a person can mend it; else what was thrown. */
export function faultOfDataFolder(error: unknown, dataDir: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  const fault = faults[code ?? '']
  if (!fault) return error
  // Sockets, and short links to deep folders, lie there.
  const isTemporary = syscall === 'mkdtemp' || syscall === 'symlink'
  const [variable, folder] = isTemporary ? ['TMPDIR', tmpdir()] : ['DATA_DIR', dataDir]
  return new ConfigError(`${variable} is ${folder}, ${fault}.`)
}

const noFolder = 'which is a file or lies below one: set it to a folder'
const notAllowed = 'where this user may not write: set it to a folder where they may'
const full = 'where no space is left: make some, or set it to a folder elsewhere'
const impossible = 'which is no folder that can be made: set it to another'

const faults: Readonly<Record<string, string>> = {
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  ENOSPC: full,
  EDQUOT: full,
  ENOENT: impossible,
  ENAMETOOLONG: impossible,
  ELOOP: impossible,
}
