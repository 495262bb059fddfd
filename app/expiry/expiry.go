// Package expiry shortens how long the toolkit keeps what it drew and shows no more: a minute of its own accord, in which
// a window that is leafed through piles up hundreds of megabytes. The toolkit reads the time from the environment when it
// is initialised. Go initialises packages in the order of their paths, among those that need no other first: this one,
// which needs only the system's, before the toolkit's.
package expiry

import (
	"os"
	"strconv"
)

// Seconds is how long. From ten seconds down, the toolkit would walk through the whole window sixty times a second to keep
// alive what is still shown.
const Seconds = 20

const variable = "FYNE_CACHE"

func init() {
	if os.Getenv(variable) == "" {
		_ = os.Setenv(variable, strconv.Itoa(Seconds)+"s")
	}
}
