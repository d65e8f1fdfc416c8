import type { Classification, Urgency } from "../schema"

/**
 * What a coordinator would say of each text, decided before the rules were written. The rules follow these;
 * a label changes only when a coordinator changes their mind, never to suit a rule.
 *
 * HOT: would book or pay for a named treatment, or needs care now. WARM: a named treatment or a complaint, or
 * wants a visit without saying what for. COLD: place, hours, general questions, comparing, later, small talk.
 * UNQUALIFIED: not a patient's enquiry at all.
 * critical: swelling, bleeding that runs, fever, an injury, unbearable. high: strong pain, pain and a plea for
 * speed, infection. medium: any other pain or damage, or "urgent" without saying what. none: no complaint.
 */
export type Phrase = readonly [text: string, classification: Classification, urgency: Urgency]
