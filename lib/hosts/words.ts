/** Told or read every minute: what was not heard of for so long is not known any more. */
export const HOST_STALE_MS = 5 * 60_000
export const HOST_DAYS = 30

/** As alerts take them; shown as a mark on the bars. */
export const CPU_MOST = 0.8
export const MEMORY_MOST = 0.9
export const DISK_MOST = 0.85

export const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/

export const shareText = (share: number | null): string =>
  share === null ? "–" : `${Math.round(share * 100)} %`
