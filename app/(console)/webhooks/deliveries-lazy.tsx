"use client"

import { later } from "@/components/ui/later"

export const DeliveriesTable = later(() => import("./deliveries-table").then((file) => file.DeliveriesTable))
