using System.Text.Json;
using KillBot.Domain.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace KillBot.Api.Errors;

/// <summary>Turns exceptions into error bodies. What only the operator should know goes into the log.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                return true;
            case OperationCanceledException:
                httpContext.Response.Headers.RetryAfter = "5";
                await WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, "The server is stopping. Try again in a moment.");
                return true;
            case WriteQueueFullException:
                httpContext.Response.Headers.RetryAfter = $"{WriteQueueFullException.RetryAfter.TotalSeconds:0}";
                await WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, exception.Message);
                return true;
            case BadHttpRequestException { InnerException: JsonException json } when IsWellFormed(json):
                var errors = new FieldErrors();
                errors.Add(FieldOf(json), "The value has the wrong type, or the field is there twice.");
                await TypedResults.InvalidBody(errors).ExecuteAsync(httpContext);
                return true;
            case BadHttpRequestException { InnerException: JsonException json }:
                await WriteAsync(httpContext, StatusCodes.Status400BadRequest, MalformedText(json));
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await WriteAsync(httpContext, StatusCodes.Status413PayloadTooLarge, "A body may have 1 MB, unpacked.");
                return true;
            case InvalidDataException:
                await WriteAsync(httpContext, StatusCodes.Status400BadRequest, "The body is not what Content-Encoding says.");
                return true;
            case BadHttpRequestException bad:
                await WriteAsync(httpContext, bad.StatusCode, ErrorSentences.Of(bad));
                return true;
            default:
                Log.RequestFailed(logger, httpContext.Request.Method, httpContext.Request.Path, httpContext.TraceIdentifier, exception);
                await WriteAsync(
                    httpContext,
                    StatusCodes.Status500InternalServerError,
                    $"Something went wrong here. The operator finds it in the log as {httpContext.TraceIdentifier}.");
                return true;
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string detail) =>
        ApiProblems.WriteAsync(context, status, ErrorCodes.Of(status), detail);

    // A syntax error carries the reader's own exception; a value of the wrong type does not.
    private static bool IsWellFormed(JsonException exception) =>
        exception.Path is { Length: > 0 } && exception.InnerException is not JsonException;

    private static string FieldOf(JsonException exception) =>
        exception.Path!.StartsWith("$.", StringComparison.Ordinal) ? exception.Path[2..] : exception.Path;

    private static string MalformedText(JsonException exception) => exception.LineNumber is null
        ? "The body is not valid JSON: it names something twice."
        : $"The body is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Path} failed ({TraceId}).")]
        public static partial void RequestFailed(
            ILogger logger, string method, string path, string traceId, Exception exception);
    }
}
