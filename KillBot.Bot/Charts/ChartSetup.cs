namespace KillBot.Bot.Charts;

internal static class ChartSetup
{
    public static IServiceCollection AddCharts(this IServiceCollection services)
    {
        services.AddSingleton<IChartRasteriser, RsvgConvert>();
        services.AddSingleton<ChartPictures>();
        return services;
    }
}
