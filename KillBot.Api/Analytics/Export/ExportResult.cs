using System.Globalization;

namespace KillBot.Api.Analytics.Export;

/// <summary>Sends an export as a file while it is read. A failure on the way cuts the connection, so that nobody takes a part for the whole.</summary>
internal sealed partial class ExportResult(KillExport export, IExportFormat format) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var cancellationToken = httpContext.RequestAborted;
        response.ContentType = format.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename=\"killbot-{export.ServerId ?? "own"}-{export.Period}-{export.To.UtcDateTime:yyyy-MM-dd}.{format.Name}\"");
        try
        {
            await format.WriteAsync(export, response.BodyWriter, cancellationToken);
        }
        catch (Exception exception) when (response.HasStarted && !cancellationToken.IsCancellationRequested)
        {
            var logger = httpContext.RequestServices.GetRequiredService<ILogger<ExportResult>>();
            Log.ExportFailed(logger, httpContext.TraceIdentifier, exception);
            httpContext.Abort();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "An export failed after its beginning was sent; the connection is cut ({TraceId}).")]
        public static partial void ExportFailed(ILogger logger, string traceId, Exception exception);
    }
}
