/** A telephone may look, register and pay; sealing needs room, files and a place to keep a key. */
export const isTelephone = () =>
  navigator.userAgentData?.mobile === true || matchMedia('(pointer: coarse) and (max-width: 640px)').matches;
