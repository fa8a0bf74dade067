using System.Text.RegularExpressions;

namespace KillBot.Api.Errors;

/// <summary>What callers read where the framework refuses a request in words for programmers, or in none.</summary>
internal static partial class ErrorSentences
{
    /// <summary>What is wrong with a request that could not be bound; messages of our own stay as they are.</summary>
    public static string Of(BadHttpRequestException exception)
    {
        if (UnreadableParameter().Match(exception.Message) is { Success: true } parameter)
        {
            return $"The value of {parameter.Groups["name"].Value} cannot be read. /docs shows what it may be.";
        }

        return MissingBody().IsMatch(exception.Message) ? "Send a body: JSON, with Content-Type: application/json." : exception.Message;
    }

    /// <summary>For an answer that has no sentence yet; null where the status says it all.</summary>
    public static string? Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address. /docs shows what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method; the header Allow names those that it takes.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not of a type that is taken here. Most addresses take JSON, with Content-Type: application/json; the upload of a log text/plain, application/gzip or multipart/form-data.",
        _ => null,
    };

    [GeneratedRegex("^Failed to bind parameter \"[^\"]* (?<name>\\w+)\" from ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnreadableParameter();

    [GeneratedRegex("^(Implicit body inferred for parameter|Required parameter .* was not provided from body)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingBody();
}
