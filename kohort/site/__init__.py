"""Where the apps are put together: settings, URLs, the command line, the server."""
