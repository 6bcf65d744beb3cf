// Plants a fault of ours: whatever is sorted last for `next` cannot be.
const map = Array.prototype.toReversed;
Array.prototype.toReversed = function toReversed() {
  if (this.length > 50) throw new TypeError('planted');
  return map.call(this);
};
