from collections import OrderedDict, defaultdict
from dataclasses import dataclass

from services.gateway.entries import Entry, Key, Variant

_MOST_HEADS = 4096


@dataclass(frozen=True, slots=True)
class Memo:
    """What to answer to a request head that came before, byte for byte."""

    entry: Entry
    variant: Variant
    raw_path: bytes
    not_modified: bool


class ResponseCache:
    """Answers by key within a bound of bytes, least recently used out first.

    Entries that a new version made old stay, marked: they are the last known state if core goes away.
    `memos` maps whole request heads to current entries only, so that finding one is permission to send it.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.memos: dict[bytes, Memo] = {}
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._by_dataset: defaultdict[str, set[Key]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """The entry, fresh or not."""
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def put(self, entry: Entry) -> None:
        """Keep an entry in place of an older one."""
        self._drop(entry.key)
        self._entries[entry.key] = entry
        for dataset in entry.versions:
            self._by_dataset[dataset].add(entry.key)
        self.weigh(entry)

    def weigh(self, entry: Entry) -> None:
        """Account for an entry anew, after it gained an encoding."""
        if self._entries.get(entry.key) is not entry:
            return
        self.bytes += entry.size - self._sizes.get(entry.key, 0)
        self._sizes[entry.key] = entry.size
        while self.bytes > self.most_bytes and self._entries:
            self._drop(next(iter(self._entries)))

    def remember(self, head: bytes, memo: Memo) -> None:
        """Answer that request head with this entry from now on, while it is fresh."""
        if memo.entry.fresh and self._entries.get(memo.entry.key) is memo.entry:
            if len(self.memos) >= _MOST_HEADS:
                self.forget_heads()
            self.memos[head] = memo
            memo.entry.heads.add(head)

    def forget_heads(self) -> None:
        """Let every request take the longer way once."""
        for memo in self.memos.values():
            memo.entry.heads.clear()
        self.memos.clear()

    def invalidate(self, dataset: str, version: int, *, exact: bool) -> int:
        """Mark the entries of a dataset that are older than `version` (`exact`: other than it); how many."""
        marked = 0
        for key in self._by_dataset.get(dataset, ()):
            entry = self._entries[key]
            held = entry.versions[dataset]
            if entry.fresh and (held != version if exact else held < version):
                self._mark(entry)
                marked += 1
        return marked

    def _mark(self, entry: Entry) -> None:
        entry.fresh = False
        for head in entry.heads:
            self.memos.pop(head, None)
        entry.heads.clear()

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        self._mark(entry)
        self.bytes -= self._sizes.pop(key, 0)
        for dataset in entry.versions:
            self._by_dataset[dataset].discard(key)
