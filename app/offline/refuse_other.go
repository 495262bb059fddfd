//go:build !linux

package offline

import "errors"

// refuse has no means on this system.
func refuse() error { return errors.ErrUnsupported }
