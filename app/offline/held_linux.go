package offline

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// descriptors is where the system lists what the process has open.
const descriptors = "/proc/self/fd"

// Held counts the sockets of a network that the process has open, connected or not, as the system lists them: all whose
// family is not Unix. known is false where the system does not tell.
func Held() (n int, known bool) {
	entries, err := os.ReadDir(descriptors)
	if err != nil {
		return 0, false
	}
	for _, e := range entries {
		to, err := os.Readlink(descriptors + "/" + e.Name())
		if err != nil || !strings.HasPrefix(to, "socket:") {
			continue // closed since, or no socket
		}
		fd, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if family, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN); err == nil && family != unix.AF_UNIX {
			n++
		}
	}
	return n, true
}
