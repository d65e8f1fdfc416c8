let isLeaving = false

/** Goes to another page, whole. Who is on the way already is not sent elsewhere: signing out is no lost session. */
export function leaveFor(path: string): void {
  if (isLeaving) return
  isLeaving = true
  window.location.assign(path)
  // Should the way be cut off, the next one is open.
  setTimeout(() => {
    isLeaving = false
  }, 20_000)
}
