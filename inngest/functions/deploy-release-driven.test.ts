import { CASES, DRIVEN, describeDriven } from "@/lib/testing/driven-deployments"

await describeDriven(
  DRIVEN.filter((kind) => kind !== "webhook"),
  CASES.filter((one) => one.behaviour === "good" || one.behaviour === "unhealthy"),
)
