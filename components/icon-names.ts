/**
 * The icons of states and places: they stand on every page, so they come as one cached picture instead of as code.
 * After a change: `node scripts/run.mjs scripts/write-icons.ts`.
 */
export const ICON_NAMES = [
  "alarm-clock",
  "archive",
  "ban",
  "calendar-check",
  "check",
  "check-check",
  "chevron-up",
  "chevrons-up",
  "circle-check",
  "circle-dashed",
  "circle-slash",
  "circle-x",
  "copy",
  "flame",
  "hourglass",
  "inbox",
  "loader-circle",
  "message-circle",
  "minus",
  "moon",
  "octagon-x",
  "rotate-cw",
  "scroll-text",
  "send",
  "settings",
  "shield-exclamation-point",
  "siren",
  "snowflake",
  "sparkles",
  "square-check-big",
  "thermometer-sun",
  "trophy",
  "user-check",
  "users",
  "webhook",
  "workflow",
] as const

export type IconName = (typeof ICON_NAMES)[number]

/** Browsers keep it for good: another picture needs another name. */
export const ICON_FILE = "/icons/states-1.svg"
