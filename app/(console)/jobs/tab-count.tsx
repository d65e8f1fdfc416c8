"use client"

import { useCounts } from "@/components/counts"
import { Count } from "@/components/ui/badge"
import { t } from "@/lib/say"

/** The number that the navigation has for Jobs, where it leads to. */
export function TabCount({ label }: { label: string }) {
  const { jobs } = useCounts()
  return (
    <>
      {label}
      {jobs && jobs.value > 0 && <Count value={jobs.value} tone="neutral" label={t("wait")} />}
    </>
  )
}
