import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['{contract,database,server,scripts,tests}/**/*.test.ts'] } })
