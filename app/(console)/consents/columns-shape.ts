/** The ledger's columns before its rows are there. */
export const LEDGER_SHAPE = [
  { header: "Patient" },
  { header: "Purpose", width: "w-56" },
  { header: "Standing", width: "w-44" },
  { header: "Since", width: "w-28", align: "end" as const },
  { header: "Ends", width: "w-32", align: "end" as const },
  { header: "How", width: "w-44", from: "lg" as const },
  { header: "Policy", width: "w-20", from: "xl" as const },
]
