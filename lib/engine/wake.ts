import { enginePool } from "@/lib/db"

let timer: NodeJS.Timeout | undefined

/** Tells the workers that there is something to do; after commit, gathered. They also look by themselves. */
export function wakeEngine(): void {
  if (timer) return
  timer = setTimeout(() => {
    timer = undefined
    enginePool()
      .query("select pg_notify('engine_wake', '')")
      .catch(() => {})
  }, 5)
}
