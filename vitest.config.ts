import { defineConfig } from 'vitest/config'

const UNIT = '**/*.unit.test.{ts,tsx}'
const ON_BOTH_DATABASES = ['{database,server}/**/*.test.ts', 'tests/*.test.ts']
const ON_POSTGRES_ONLY = ['tests/{races,crash,isolation}/**/*.test.ts']

/** One project per database, and one for what needs none. Two workers: each may carry a database of 300 MB. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Waiting for something to happen is no measurement: a slow machine may take its time.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{contract,scripts,web}/**/*.test.{ts,tsx}', UNIT], exclude: notOurs() },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...ON_BOTH_DATABASES, ...ON_POSTGRES_ONLY],
          exclude: notOurs(UNIT),
          globalSetup: 'tests/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ON_BOTH_DATABASES,
          exclude: notOurs(UNIT),
          globalSetup: 'tests/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: notOurs(UNIT),
          globalSetup: 'tests/journeys/global-setup.ts',
          // Nothing is replaced by anything in these files, so they share what they import.
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})

function notOurs(...more: string[]): string[] {
  return ['**/node_modules/**', '**/dist/**', ...more]
}
