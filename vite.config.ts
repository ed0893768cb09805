import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 30_000, hookTimeout: 30_000 }

export default defineConfig({
  root: 'client',
  publicDir: 'public',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    manifest: true,
    // An inlined asset would be a data: URL, which the page's CSP has no reason to allow.
    assetsInlineLimit: 0,
  },
  test: {
    root: '.',
    pool: 'forks',
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          root: '.',
          include: ['shared/**/*.test.ts', 'client/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'server', root: '.', include: ['server/**/*.test.ts'], testTimeout: 120_000, maxWorkers: 2 } },
    ],
  },
})
