using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace KillBot.Api.Wire;

/// <summary>
/// Makes numbers beyond 64 bits in <c>limit</c> and <c>offset</c> of a query the nearest number of 64 bits: lists clamp them into their
/// range, and none is an error.
/// </summary>
internal sealed class PageNumbers(RequestDelegate next)
{
    private static readonly string[] Names = ["limit", "offset"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue && Names.Any(name => Nearest(request.Query[name]) is not null))
        {
            request.Query = new QueryCollection(request.Query.ToDictionary(
                parameter => parameter.Key,
                parameter => Names.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase) ? Nearest(parameter.Value) ?? parameter.Value : parameter.Value,
                StringComparer.OrdinalIgnoreCase));
        }

        return next(context);
    }

    private static StringValues? Nearest(StringValues value)
    {
        var text = value.ToString();
        var isNegative = text.StartsWith('-');
        var digits = text.AsSpan(isNegative ? 1 : 0);
        return digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || long.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? default(StringValues?)
            : (isNegative ? long.MinValue : long.MaxValue).ToString(CultureInfo.InvariantCulture);
    }
}
