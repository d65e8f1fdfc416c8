/** The board's columns, for its skeleton. */
export const RECALL_SHAPE = [
  { header: "Patient" },
  { header: "Phone", width: "w-36", from: "lg" as const },
  { header: "For what", width: "w-36", from: "lg" as const },
  { header: "Last visit", width: "w-44", from: "xl" as const },
  { header: "Due since", width: "w-28", from: "2xl" as const },
  { header: "State", width: "w-72" },
  { header: "Owner", width: "w-28", from: "2xl" as const },
  { header: "", width: "w-40", align: "end" as const },
]
