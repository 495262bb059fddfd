package chooser

import (
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Windows' flags of its dialogs: nothing is noted among recent documents, and the program's folder stays.
const (
	hideReadOnly  = 0x4
	noChangeDir   = 0x8
	pathMustExist = 0x800
	fileMustExist = 0x1000
	explorer      = 0x80000
	noRecent      = 0x2000000
)

// longest is the longest path, in UTF-16 units, that is taken.
const longest = 4096

// openFileName is OPENFILENAMEW.
type openFileName struct {
	size             uint32
	owner            windows.Handle
	instance         windows.Handle
	filter           *uint16
	customFilter     *uint16
	maxCustomFilter  uint32
	filterIndex      uint32
	file             *uint16
	maxFile          uint32
	fileTitle        *uint16
	maxFileTitle     uint32
	initialDir       *uint16
	title            *uint16
	flags            uint32
	fileOffset       uint16
	fileExtension    uint16
	defaultExtension *uint16
	customData       uintptr
	hook             uintptr
	templateName     *uint16
	reserved         uintptr
	reservedToo      uint32
	flagsEx          uint32
}

var (
	dialogs   = windows.NewLazySystemDLL("comdlg32.dll")
	openName  = dialogs.NewProc("GetOpenFileNameW")
	lastError = dialogs.NewProc("CommDlgExtendedError")
)

func choose(r Request) (string, error) {
	if r.Folder {
		return "", ErrNone // Windows asks for folders in a dialog of another kind
	}
	buffer := make([]uint16, longest)
	title, err := windows.UTF16PtrFromString(r.Title)
	if err != nil {
		return "", ErrNone
	}
	o := openFileName{file: &buffer[0], maxFile: longest, title: title, filter: filters(r), flags: explorer | noChangeDir | pathMustExist | fileMustExist | hideReadOnly | noRecent}
	o.size = uint32(unsafe.Sizeof(o))
	if openName.Find() != nil {
		return "", ErrNone
	}
	if ok, _, _ := openName.Call(uintptr(unsafe.Pointer(&o))); ok != 0 {
		return windows.UTF16ToString(buffer), nil
	}
	if code, _, _ := lastError.Call(); code != 0 {
		return "", ErrNone
	}
	return "", nil
}

// filters are pairs of words and patterns, each ended by a zero, and one more at the end.
func filters(r Request) *uint16 {
	if len(r.Patterns) == 0 {
		return nil
	}
	var all []uint16
	for _, part := range []string{r.Kind, strings.Join(r.Patterns, ";"), r.All, "*.*"} {
		words, err := windows.UTF16FromString(part)
		if err != nil {
			return nil
		}
		all = append(all, words...)
	}
	all = append(all, 0)
	return &all[0]
}
