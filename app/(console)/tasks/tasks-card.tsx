"use client"

import { later } from "@/components/ui/later"

/** The server draws the card with the page; what makes it move comes after the first paint. */
export const TasksCard = later(() => import("./tasks-card-body").then((file) => file.TasksCardBody))
