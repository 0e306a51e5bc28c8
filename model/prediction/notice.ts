/** What accompanies every prediction. */
export const notice = "For education and research. Not a medical device.";
