import { themeQuartz } from 'ag-grid-community';

/** The editor's own colours and sizes; every colour is the theme's, so all themes work. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--vscode-focusBorder)',
  backgroundColor: 'var(--vscode-editor-background)',
  foregroundColor: 'var(--vscode-editor-foreground)',
  headerBackgroundColor: 'var(--vscode-editor-background)',
  headerTextColor: 'var(--vscode-editor-foreground)',
  headerFontWeight: 600,
  oddRowBackgroundColor: 'transparent',
  rowHoverColor: 'var(--vscode-list-hoverBackground)',
  selectedRowBackgroundColor: 'var(--vscode-list-activeSelectionBackground)',
  borderColor: 'var(--line)',
  rowBorder: { color: 'var(--row-line)', width: 1, style: 'solid' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnResizeHandleColor: 'var(--line)',
  fontFamily: 'var(--vscode-font-family)',
  fontSize: 'var(--vscode-font-size)',
  cellHorizontalPadding: 8,
  spacing: 4,
  rowHeight: 24,
  headerHeight: 28,
  browserColorScheme: 'inherit',
});
