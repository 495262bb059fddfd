; The installer for Windows: for one user, without the rights of an administrator.
Unicode true
Target amd64-unicode ; as the programs are
SetCompressor /SOLID lzma
!include "MUI2.nsh"
Name "Allelens ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Allelens"
InstallDirRegKey HKCU "Software\Allelens" "Folder"
VIProductVersion "${FILEVERSION}"
VIAddVersionKey "ProductName" "Allelens"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${FILEVERSION}"
VIAddVersionKey "FileDescription" "Allelens, setup"
VIAddVersionKey "LegalCopyright" "The Allelens authors, MIT licence"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_LICENSE "${ROOT}\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Allelens"

!macro Kind ENDING CLASS NAME
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\allelens-window.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\allelens-window.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${ENDING}\OpenWithProgids" "${CLASS}" ""
!macroend

Section
  SetOutPath "$INSTDIR"
  File /r "${ROOT}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Allelens.lnk" "$INSTDIR\allelens-window.exe"
  WriteRegStr HKCU "Software\Allelens" "Folder" "$INSTDIR"
  ; Files of contacts end in .vcf too: Allelens is offered for these, and takes its own.
  !insertmacro Kind ".vcf" "Allelens.vcf" "Variant call file"
  !insertmacro Kind ".allelens" "Allelens.case" "Sealed Allelens case"
  WriteRegStr HKCU "Software\Classes\.allelens" "" "Allelens.case"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Allelens"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\allelens-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Allelens authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\Allelens.lnk"
  !include "${FILES}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\Allelens.vcf"
  DeleteRegKey HKCU "Software\Classes\Allelens.case"
  DeleteRegValue HKCU "Software\Classes\.vcf\OpenWithProgids" "Allelens.vcf"
  DeleteRegKey HKCU "Software\Classes\.allelens"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Allelens"
SectionEnd
