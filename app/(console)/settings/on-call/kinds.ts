export const KINDS = [
  ["critical", "Critical"],
  ["high", "High"],
  ["hot", "HOT"],
  ["medium", "Medium"],
] as const
