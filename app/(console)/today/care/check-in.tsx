"use client"

import { later } from "@/components/ui/later"

export const CheckIn = later(() => import("./check-in-button").then((file) => file.CheckInButton))
