import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Two portals, two builds, nothing shared in the output: what an operator's browser loads
// is never on a path that a customer's browser can ask for.
const portals = {
  web: { entry: 'main.html', base: '/' },
  operator: { entry: 'operator.html', base: '/admin/' },
} as const

export default defineConfig(({ mode }) => {
  const portal = mode === 'operator' ? portals.operator : portals.web
  return {
    root: 'web',
    base: portal.base,
    publicDir: false,
    plugins: [react(), tailwindcss()],
    // The server replaces this word by a fresh nonce in each page it sends.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: `../dist/${mode === 'operator' ? 'operator' : 'web'}`,
      emptyOutDir: true,
      manifest: true,
      target: ['chrome120', 'safari17', 'firefox121'],
      // Inlined files would need data: in the policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: `web/${portal.entry}` },
    },
  }
})
