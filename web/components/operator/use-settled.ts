import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#web/ui/overlay/toasts.ts'

/** Says what became of it, with a way back where there is one, and reads anew whatever may show it. */
export function useSettled() {
  const client = useQueryClient()
  return async (text: string, action?: { label: string; onSelect: () => void }) => {
    toast({ tone: 'success', text, action })
    await client.invalidateQueries({ queryKey: ['operator'] })
  }
}
