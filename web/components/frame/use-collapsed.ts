import { useState } from 'react'

const storageKey = 'tenantry.sidebar'

/** Whether the sidebar is a strip of icons, remembered from visit to visit. */
export function useCollapsed() {
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(storageKey) === 'collapsed')
  const toggle = () => {
    localStorage.setItem(storageKey, collapsed ? 'open' : 'collapsed')
    setCollapsed(!collapsed)
  }
  return [collapsed, toggle] as const
}
