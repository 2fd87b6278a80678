"""How Streamlit is started for this app: no telemetry, no developer tools, no error details, one plain theme."""

FLAGS = (
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--server.runOnSave=false",
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=minimal",
    "--client.showErrorDetails=none",
    "--theme.base=light",
    "--theme.primaryColor=#00703c",
    "--theme.textColor=#0b0c0c",
    "--theme.linkColor=#1d70b8",
    "--theme.borderColor=#858c90",
    "--theme.baseRadius=small",
)
