/** What colleagues may put on a patient's message, in the order shown. */
export const REACTIONS = [
  { emoji: "👍", name: "Thumbs up" },
  { emoji: "❤️", name: "Heart" },
  { emoji: "😊", name: "Smile" },
  { emoji: "🙏", name: "Thank you" },
  { emoji: "👏", name: "Applause" },
  { emoji: "✅", name: "Done" },
] as const
