package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Act is what was done with a case.
type Act string

// Acts.
const (
	Created  Act = "created"
	Opened   Act = "opened"
	Changed  Act = "changed"
	Exported Act = "exported"
	SignedBy Act = "signed"
	Resealed Act = "resealed"
)

// Entry is one line of a case's log. Detail is no more than a format's name, or a checksum.
type Entry struct {
	When   string `json:"when"` // YYYY-MM-DDThh:mm:ssZ
	Who    string `json:"who"`  // user of the operating system
	Act    Act    `json:"act"`
	Detail string `json:"detail,omitempty"`
	// Hash is of the entry before and of this one, so that none can be taken out or changed unseen but the last.
	Hash string `json:"hash"`
}

// Log tells who did what with a case, and when. Entries are only added.
type Log []Entry

// Add adds an entry. A log that others hold is not touched.
func (l Log) Add(when time.Time, who string, act Act, detail string) Log {
	e := Entry{When: when.UTC().Format(time.RFC3339), Who: who, Act: act, Detail: detail}
	before := ""
	if n := len(l); n > 0 {
		before = l[n-1].Hash
	}
	e.Hash = e.hash(before)
	return append(l[:len(l):len(l)], e)
}

// hash chains the entry to the one before. Each part is hashed alone, so that none can be taken for another.
func (e Entry) hash(before string) string {
	var parts strings.Builder
	for _, part := range []string{before, e.When, e.Who, string(e.Act), e.Detail} {
		sum := sha256.Sum256([]byte(part))
		parts.Write(sum[:])
	}
	sum := sha256.Sum256([]byte(parts.String()))
	return hex.EncodeToString(sum[:])
}

// Broken is the index of the first entry that does not follow from the one before; -1 where all do.
func (l Log) Broken() int {
	before := ""
	for i, e := range l {
		if e.hash(before) != e.Hash {
			return i
		}
		before = e.Hash
	}
	return -1
}

// continues reports whether the log has all entries of another, and perhaps more.
func (l Log) continues(other Log) bool {
	if len(other) > len(l) {
		return false
	}
	n := len(other)
	return n == 0 || l[n-1].Hash == other[n-1].Hash
}
