import { createRequire } from 'node:module'
import { type Logger, pino, stdTimeFunctions } from 'pino'
import type { Config } from './config.ts'

/** JSON lines in production, readable ones otherwise. Secrets never get here; what looks like one is struck out anyway. */
export function createLog({ isProduction, logLevel }: Pick<Config, 'isProduction' | 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    timestamp: stdTimeFunctions.isoTime,
    redact: {
      paths: [
        ...['password', 'token', 'secret', 'cookie', 'authorization'].flatMap((name) => [name, `*.${name}`]),
        'err.parameters',
        'err.cause.parameters',
        'err.params',
        'err.query',
      ],
      censor: '[struck out]',
    },
    serializers: { err: withoutValues },
    ...(!isProduction &&
      hasPretty() && {
        transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
      }),
  })
}

/** An error with its causes, without the values that a statement was given. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message.split('\nparams:')[0],
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(error.cause !== undefined && { cause: withoutValues(error.cause) }),
  }
}

function hasPretty() {
  try {
    createRequire(import.meta.url).resolve('pino-pretty')
    return true
  } catch {
    return false
  }
}
